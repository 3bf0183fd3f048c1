// The tabs about people come together, as those of `ville.ts` do.
export { Familles } from './familles/familles.ts'
export { PersonnesDesEnfants } from './personnes/personnes.ts'
