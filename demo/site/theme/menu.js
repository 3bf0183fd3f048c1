// Opens and closes the menu on phones; without script the menu stays open. Not deferred: closed before it is first seen.
document.documentElement.classList.add('script')
addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector('.ouvre-menu')
  button.addEventListener('click', () => {
    const open = document.querySelector('#menu').classList.toggle('ouvert')
    button.setAttribute('aria-expanded', String(open))
  })
})
