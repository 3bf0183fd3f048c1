import { localeDite } from '../i18n/langue.ts'

/** « 2 j 04:12:33 »; whole seconds, rounded up so that it reaches zero at the instant itself. */
export function compteARebours(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const days = Math.floor(seconds / 86_400)
  const clock = [two((seconds % 86_400) / 3600), two((seconds % 3600) / 60), two(seconds % 60)].join(':')
  const jours = new Intl.NumberFormat(localeDite(), { style: 'unit', unit: 'day' })
  return days > 0 ? `${jours.format(days)} ${clock}` : clock
}
