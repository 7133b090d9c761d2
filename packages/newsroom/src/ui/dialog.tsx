import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'

interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** `wide` for two texts side by side. */
  readonly size?: 'narrow' | 'wide'
  /** False when leaving would lose something that cannot be reached otherwise. */
  readonly dismissable?: boolean
  readonly role?: 'dialog' | 'alertdialog'
}

/** A modal: focus stays in it, Escape closes it, and focus goes back to where it was. */
export function Dialog({
  title,
  open,
  onClose,
  children,
  size = 'narrow',
  dismissable = true,
  role = 'dialog',
}: DialogProps) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={open}
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Modal className={`modal modal-${size}`}>
        <AriaDialog className="dialog" role={role}>
          <Heading slot="title" className="dialog-title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
