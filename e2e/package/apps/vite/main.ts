import '@inoe/elements/espace/define'
import '@inoe/elements/planning/define'
import type { InoePlanning, ReservationEvent } from '@inoe/elements/planning'

const planning: InoePlanning | null = document.querySelector('inoe-planning')

planning?.addEventListener('inoe-reservation', (event) => {
  const { reponse }: ReservationEvent = event
  document.title = `${reponse.confirmees} jour(s) réservé(s)`
})

// @ts-expect-error A view is a text.
if (planning) planning.vue = 3
if (planning) planning.vue = 'semaine'
