import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LeadNote } from '../stream/session.ts'

export type { LeadNote }

/** The stream that was led from this tab and neither stopped nor taken over: what to come back by (L10). */
export type Led = { readonly note: LeadNote | undefined }

export type LedStore = StoreApi<Led>

export const createLedStore = (note: LeadNote | undefined): LedStore => createStore<Led>(() => ({ note }))
