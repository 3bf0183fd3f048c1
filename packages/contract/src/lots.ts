/** The most that an agent answers or sets at once. Apart from the schemas: a page that counts needs none of them. */
export const LOT_MAX = 200
