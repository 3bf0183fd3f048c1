/** Version of the notice on personal data shown at sign-up; changes with its text. No valibot here: widgets read it. */
export const VERSION_RGPD = '2026-1'
