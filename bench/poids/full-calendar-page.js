// What a page that shows a month with FullCalendar is made of.
import { Calendar } from '@fullcalendar/core'
import dayGridPlugin from '@fullcalendar/daygrid'

new Calendar(document.getElementById('calendrier'), {
  plugins: [dayGridPlugin],
  initialView: 'dayGridMonth',
  initialDate: '2026-11-01',
  events: '/donnees/evenements.json',
}).render()
