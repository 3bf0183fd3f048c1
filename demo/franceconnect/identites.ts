// People that the simulator knows. Angela is FranceConnect's own test identity; the others are of the demo.

/** Claims as FranceConnect v2 names them; `family_name` is the birth name. */
export interface Identite {
  sub: string
  given_name: string
  given_name_array: string[]
  family_name: string
  birthdate: string
  gender: 'male' | 'female'
  birthplace: string
  birthcountry: string
  email: string
  preferred_username?: string
}

export const IDENTITES: Record<string, Identite> = {
  angela: {
    sub: 'b6048e95bb134ec5b1d1e1fa69f287172e91722b9354d637a1bcf2ebb0fd2ef5v1',
    given_name: 'Angela Claire Louise',
    given_name_array: ['Angela', 'Claire', 'Louise'],
    family_name: 'DUBOIS',
    birthdate: '1962-08-24',
    gender: 'female',
    birthplace: '75107',
    birthcountry: '99100',
    email: 'angela.dubois@exemple.fr',
  },
  camille: {
    sub: '5d0f4c9a21e74b0f8a6be7b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3bv1',
    given_name: 'Camille Jeanne',
    given_name_array: ['Camille', 'Jeanne'],
    family_name: 'DURAND',
    birthdate: '1988-03-12',
    gender: 'female',
    birthplace: '33063',
    birthcountry: '99100',
    email: 'camille.durand@exemple.fr',
  },
  jeanne: {
    sub: '7e1a5dab32f85c109b7cf8c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4cv1',
    given_name: 'Jeanne',
    given_name_array: ['Jeanne'],
    family_name: 'MOREAU',
    preferred_username: 'VIDAL',
    birthdate: '1990-11-30',
    gender: 'female',
    birthplace: '',
    birthcountry: '99109',
    email: 'j.moreau@exemple.fr',
  },
}
