import { catalogue } from '../i18n/langue.ts'

/** What is said aloud when something happens to a request, by the step that it is. */
export const nouvellesFr = catalogue('nouvelles', {
  'mise-en-attente': (prenom: string, activite: string) =>
    `${prenom}, «\u00a0${activite}\u00a0»\u00a0: la demande est sur liste d’attente.`,
  'place-liberee': (prenom: string, activite: string) =>
    `${prenom}, «\u00a0${activite}\u00a0»\u00a0: une place s’est libérée, la demande est à l’étude.`,
  'pieces-demandees': (prenom: string, activite: string) =>
    `${prenom}, «\u00a0${activite}\u00a0»\u00a0: le service demande un complément.`,
  completee: (prenom: string, activite: string) =>
    `${prenom}, «\u00a0${activite}\u00a0»\u00a0: la demande est complète, le service l’étudie de nouveau.`,
  acceptee: (prenom: string, activite: string) =>
    `${prenom}, «\u00a0${activite}\u00a0»\u00a0: l’inscription est acceptée.`,
  refusee: (prenom: string, activite: string) =>
    `${prenom}, «\u00a0${activite}\u00a0»\u00a0: l’inscription est refusée, le motif est dans «\u00a0Mes inscriptions\u00a0».`,
  rouverte: (prenom: string, activite: string) =>
    `${prenom}, «\u00a0${activite}\u00a0»\u00a0: le service reprend sa réponse, la demande est de nouveau à l’étude.`,
} as const)
