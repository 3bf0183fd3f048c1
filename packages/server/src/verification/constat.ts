/** One thing that was looked at. */
export interface Constat {
  /** bon; regarder: it works without, but somebody should decide; corriger: something will not work. */
  etat: 'bon' | 'regarder' | 'corriger'
  quoi: string
  /** What to do about it. */
  remede?: string
}

export const bon = (quoi: string): Constat => ({ etat: 'bon', quoi })
export const regarder = (quoi: string, remede: string): Constat => ({ etat: 'regarder', quoi, remede })
export const corriger = (quoi: string, remede: string): Constat => ({ etat: 'corriger', quoi, remede })
