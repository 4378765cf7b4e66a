/** The time, in ms since 1970 by a clock that never goes back (V3), and luck: a number from 0 to under 1, new for every step of a machine. */
export type Moment = { readonly nowMs: number; readonly luck: number }
