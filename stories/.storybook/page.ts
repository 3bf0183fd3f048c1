// What a town's page brings around the widgets: a font and a background.
import '@fontsource/atkinson-hyperlegible/400.css'
import '@fontsource/atkinson-hyperlegible/700.css'
import './page.css'
