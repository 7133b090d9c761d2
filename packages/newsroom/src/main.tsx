import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { readTheme, showTheme } from './shell/theme.ts'
import './styles/fonts.css'
import './styles/base.css'
import './styles/forms.css'
import './styles/lists.css'
import './styles/overlays.css'
import './styles/shell.css'

const place = document.getElementById('newsroom')
showTheme(readTheme())
if (place === null) throw new Error('index.html has no place for the newsroom')
createRoot(place).render(<App />)
