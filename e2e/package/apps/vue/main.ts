import '@inoe/elements/planning/define'
import { createApp } from 'vue'
import PagePlanning from './PagePlanning.vue'

createApp(PagePlanning).mount('#app')
