/** Missioncast's sign, as in public/icon.svg. */
export function Mark() {
  return (
    <svg viewBox="0 0 64 64" width="28" height="28" aria-hidden="true">
      <rect width="64" height="64" rx="14" fill="#1b5e9b" />
      <path d="M14 22h36M14 42h36M22 14v36M42 14v36" stroke="#fff" strokeOpacity=".22" strokeWidth="1.5" />
      <path
        d="M13 48 26 29l12 8 9-15"
        fill="none"
        stroke="#fff"
        strokeWidth="4.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="26" cy="29" r="4.5" fill="#1b5e9b" stroke="#fff" strokeWidth="3" />
      <circle cx="38" cy="37" r="4.5" fill="#1b5e9b" stroke="#fff" strokeWidth="3" />
      <circle cx="48.5" cy="19.5" r="5.5" fill="#ffb53c" />
    </svg>
  )
}
