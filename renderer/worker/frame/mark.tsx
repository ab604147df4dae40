/** The product's mark, drawn: a person at the window of a counter. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg className={className} viewBox="76 88 360 316" aria-hidden="true">
      <path d="M136 360V208a120 120 0 0 1 240 0v152z" fill="#fbe8c8" />
      <path d="M164 344V210a92 92 0 0 1 184 0v134z" fill="#9cc5e3" />
      <circle cx="256" cy="218" r="45" fill="#33415c" />
      <path d="M176 344c0-46 34-70 80-70s80 24 80 70z" fill="#33415c" />
      <path d="M204 324h104q10 0 10 10v26H194v-26q0-10 10-10z" fill="#fff" />
      <rect x="76" y="344" width="360" height="60" rx="22" fill="#f0b44c" />
      <path d="M76 374h360v8a22 22 0 0 1-22 22H98a22 22 0 0 1-22-22z" fill="#d68f36" />
    </svg>
  );
}
