import type { Langue } from './langue.ts'

export default { locale: 'pt-PT' } as Langue
