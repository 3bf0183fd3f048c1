// The live stream as it is when the network is not kind: silent, cut, asleep, kept by a proxy.
import type { Changements, Sujet } from '@inoe/contract/direct'
import { expect } from '@open-wc/testing'
import { DELAIS, Direct } from './direct.ts'

const event = (sujet: string, id: number) => `event: changement\nid: ${id}\ndata: ${sujet}\n\n`
const PRET = 'event: pret\ndata:\n\n'

/** A stream that says this, then stays open. */
const says = (text: string) =>
  new Response(
    new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(text)) }),
  )
/** A stream that nothing comes through. */
const mute = () => new Response(new ReadableStream())

describe('Direct', () => {
  const opened: Direct[] = []
  afterEach(() => {
    for (const one of opened.splice(0)) one.enabled = false
  })

  /** A page whose stream answers these, one after the other, the last one for ever. */
  function page(
    streams: (() => Response)[],
    delais: Partial<typeof DELAIS> = {},
    answers: (Changements | undefined)[] = [],
  ) {
    const heard: Sujet[] = []
    const lasts: (string | undefined)[] = []
    const asked: (string | undefined)[] = []
    let change = () => {}
    const direct = new Direct(
      {
        flux: async (last) => {
          lasts.push(last)
          change()
          return (streams.length > 1 ? streams.shift() : streams[0])?.() ?? Response.error()
        },
        changements: async (last) => {
          asked.push(last)
          change()
          const answer = answers.length > 1 ? answers.shift() : answers[0]
          return answer ? Response.json(answer) : Response.error()
        },
      },
      { ...DELAIS, pauses: [1], ...delais },
    )
    direct.subscribe((sujet) => {
      heard.push(sujet)
      change()
    })
    direct.enabled = true
    opened.push(direct)
    const until = async (look: () => boolean) => {
      while (!look()) {
        await new Promise<void>((resolve) => {
          change = resolve
        })
      }
    }
    return { heard, lasts, asked, until }
  }

  it('takes a stream that gives no sign of life as lost, and resumes where it was', async () => {
    const { heard, lasts, until } = page([() => says(event('factures', 7)), () => says(event('foyer', 8))], {
      silence: 5,
    })
    await until(() => heard.includes('foyer'))
    expect(lasts.slice(0, 2)).to.deep.equal([undefined, '7'])
  })

  it('resumes at once when the network or the page is back', async () => {
    // An hour before the next try: only the event can be what begins again.
    const { lasts, until } = page([() => Response.error(), () => says(PRET)], { pauses: [3_600_000] })
    await until(() => lasts.length === 1)
    const back = setInterval(() => dispatchEvent(new Event('online')), 5)
    await until(() => lasts.length === 2)
    clearInterval(back)
  })

  it('reads everything again after a loss, when it never had an event to begin from', async () => {
    const { heard, until } = page([() => new Response(PRET), () => says(PRET)])
    await until(() => heard.includes('messages'))
    expect(heard).to.include.members(['foyer', 'factures', 'messages'])
  })

  it('asks instead where the stream does not pass: once everything, then what is new, once', async () => {
    const answers: Changements[] = [
      { dernier: 4, changements: [[4, 'factures']], tout: false },
      {
        dernier: 5,
        changements: [
          [4, 'factures'],
          [5, 'messages'],
        ],
        tout: false,
      },
      {
        dernier: 5,
        changements: [
          [3, 'documents'],
          [4, 'factures'],
          [5, 'messages'],
        ],
        tout: false,
      },
    ]
    const { heard, asked, until } = page([mute], { premier: 5 }, answers)
    const turn = setInterval(() => dispatchEvent(new Event('online')), 5)
    await until(() => asked.length > 4)
    clearInterval(turn)
    expect(asked.slice(0, 3)).to.deep.equal([undefined, '4', '5'])
    const first = heard.lastIndexOf('mes-donnees')
    // What is committed late, under an earlier number, is told as well.
    expect(heard.slice(first + 1)).to.deep.equal(['messages', 'documents'])
  })

  it('asks instead where the stream is refused again and again', async () => {
    const { asked, until } = page([() => new Response(null, { status: 502 })], {}, [
      { dernier: 1, changements: [], tout: false },
    ])
    await until(() => asked.length === 1)
  })

  it('is told that what it knew is too old: everything is read again', async () => {
    const { heard, until } = page([() => new Response(event('factures', 9)), mute], { premier: 5 }, [
      { dernier: 900, changements: [], tout: true },
    ])
    await until(() => heard.includes('mes-donnees'))
  })

  it('stops, and lets go of the page, once nobody is signed in', async () => {
    const { lasts, until } = page([() => says(PRET)])
    await until(() => lasts.length === 1)
    const [direct] = opened
    if (direct) direct.enabled = false
    dispatchEvent(new Event('online'))
    expect(lasts.length).to.equal(1)
  })
})
