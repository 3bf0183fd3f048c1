import type { Langue } from './langue.ts'

export default { locale: 'en-GB' } as Langue
