/** Whether the user has asked their system for as little motion as can be. */
export const prefersStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches
