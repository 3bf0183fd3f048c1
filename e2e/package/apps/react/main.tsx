import { InoePlanning } from '@inoe/elements/react/planning'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

function App() {
  const [confirmees, setConfirmees] = useState(0)
  return (
    <main>
      <p>{confirmees} jour(s) réservé(s)</p>
      <InoePlanning
        collectivite="ville"
        api="https://api.exemple"
        vue="semaine"
        sansTitre
        onInoeReservation={({ reponse }) => setConfirmees(reponse.confirmees)}
      >
        <a href="https://api.exemple/ville/reservations">Mes réservations</a>
      </InoePlanning>
    </main>
  )
}

// @ts-expect-error A view is a text.
export const wrong = <InoePlanning vue={3} />

const place = document.getElementById('app')
if (place) createRoot(place).render(<App />)
