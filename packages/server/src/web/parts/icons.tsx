/** Drawn for this site on a grid of 24; the colour is the text's. None of them is mirrored in right-to-left text. */

function Icon({ path, filled = false }: { path: string; filled?: boolean }) {
  return (
    <svg class={filled ? 'icon fill' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}

export function SearchIcon() {
  return <Icon path="M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M15.3 15.3L21 21" />
}

export function WhatsAppIcon() {
  return (
    <Icon path="M3.5 20.5l1.2-4.3a8.6 8.6 0 1 1 3.3 3.2zM8.6 7.9c-.7 1.1-.3 3.1 1.9 5.3s4.3 2.7 5.4 2l.3-1.5-2.3-1.1-1.1 1c-1.3-.5-2.1-1.3-2.6-2.6l1-1.1-1.1-2.3z" />
  )
}

export function TelegramIcon() {
  return <Icon path="M21 4L2.8 11.2l5.7 2L18.3 6.6l-7.7 8v5.1l2.9-3.2 4.7 3.5z" />
}

export function FacebookIcon() {
  return <Icon path="M16.5 3.5h-2a4 4 0 0 0-4 4V21M7 12.5h8.5" />
}

export function XIcon() {
  return <Icon path="M4 4h4.5L20 20h-4.5zM19.5 4l-6.6 7M10.8 13.3L4.5 20" />
}
