// The tags themselves in React 19, without the components of `@inoe/elements/react`.
import '@inoe/elements/planning/define'
import type {} from '@inoe/elements/jsx'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

function App() {
  const [confirmees, setConfirmees] = useState(0)
  return (
    <main>
      <p>{confirmees} jour(s) réservé(s)</p>
      <inoe-planning
        collectivite="ville"
        api="https://api.exemple"
        vue="semaine"
        sans-titre
        className="planning"
        oninoe-reservation={({ reponse }) => setConfirmees(reponse.confirmees)}
      >
        <a href="https://api.exemple/ville/reservations">Mes réservations</a>
      </inoe-planning>
    </main>
  )
}

// @ts-expect-error A view is a text.
export const wrong = <inoe-planning vue={3} />
// @ts-expect-error No widget has that name.
export const unknown = <inoe-plannings />

const place = document.getElementById('app')
if (place) createRoot(place).render(<App />)
