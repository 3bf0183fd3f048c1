// The month of FullCalendar, its events there from the start: what it takes is its own work. Says how long by `mesure`.
import { Calendar } from '@fullcalendar/core'
import dayGridPlugin from '@fullcalendar/daygrid'

const afterPaint = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

globalThis.mesure = async (events, date) => {
  const place = document.createElement('div')
  document.body.replaceChildren(place)
  const options = {
    plugins: [dayGridPlugin],
    initialView: 'dayGridMonth',
    initialDate: date,
    firstDay: 1,
    events,
  }
  const begun = performance.now()
  const calendar = new Calendar(place, options)
  calendar.render()
  place.getBoundingClientRect()
  await afterPaint()
  const rendered = performance.now()
  const change = calendar.getEvents()[100]
  const changing = performance.now()
  change.setProp('backgroundColor', '#256233')
  place.getBoundingClientRect()
  await afterPaint()
  const changed = performance.now()
  const shown = place.querySelectorAll('.fc-event').length
  calendar.destroy()
  return { first: rendered - begun, again: changed - changing, shown }
}
