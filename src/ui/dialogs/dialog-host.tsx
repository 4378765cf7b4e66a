import { useEffect } from 'react'
import type { DialogRequest } from '../dialog-request.ts'
import { later } from '../kit/later.ts'
import { LoadedPart } from '../kit/loaded-part.tsx'
import { DialogFailed } from '../kit/part-failed.tsx'
import { useSession } from '../use-stores.ts'

// Dialogs come when they are asked for: the first paint needs none of them.
const StartDialog = later(async () => (await import('../stream-panel/start-dialog.tsx')).StartDialog)
const ReconnectDialog = later(
  async () => (await import('../stream-panel/reconnect-dialog.tsx')).ReconnectDialog,
)
const ConnectDialog = later(async () => (await import('../stream-panel/connect-dialog.tsx')).ConnectDialog)
const ShareDialog = later(async () => (await import('../stream-panel/share-dialog.tsx')).ShareDialog)
const ChangeSecretsDialog = later(
  async () => (await import('../stream-panel/change-secrets-dialog.tsx')).ChangeSecretsDialog,
)
const ListingDialog = later(async () => (await import('../stream-panel/listing-dialog.tsx')).ListingDialog)
const HandOverDialog = later(
  async () => (await import('../stream-panel/hand-over-dialog.tsx')).HandOverDialog,
)
const StopDialog = later(async () => (await import('../stream-panel/stop-dialog.tsx')).StopDialog)
const LeaveDialog = later(async () => (await import('../stream-panel/leave-dialog.tsx')).LeaveDialog)
const ChooseDialog = later(async () => (await import('../stream-panel/choose-dialog.tsx')).ChooseDialog)
const ChoiceBar = later(async () => (await import('../stream-panel/choice-bar.tsx')).ChoiceBar)
const KeepCopyDialog = later(
  async () => (await import('../stream-panel/keep-copy-dialog.tsx')).KeepCopyDialog,
)
const OpenFileDialog = later(async () => (await import('../files/open-file-dialog.tsx')).OpenFileDialog)
const SaveFileDialog = later(async () => (await import('../files/save-file-dialog.tsx')).SaveFileDialog)
const FileNotesDialog = later(async () => (await import('../files/file-notes-dialog.tsx')).FileNotesDialog)
const PlanLinkDialog = later(async () => (await import('../files/plan-link-dialog.tsx')).PlanLinkDialog)
const NewPlanDialog = later(async () => (await import('./new-plan-dialog.tsx')).NewPlanDialog)
const RenameDialog = later(async () => (await import('./rename-dialog.tsx')).RenameDialog)
const MyPlansDialog = later(async () => (await import('../plans/my-plans-dialog.tsx')).MyPlansDialog)
const ChangeMapDialog = later(async () => (await import('./change-map-dialog.tsx')).ChangeMapDialog)
const AddElementDialog = later(async () => (await import('./add-element-dialog.tsx')).AddElementDialog)
const ConnectionDialog = later(async () => (await import('./connection-dialog.tsx')).ConnectionDialog)
const Palette = later(async () => (await import('../commands/palette.tsx')).Palette)
const KneeboardDialog = later(async () => (await import('../paper/kneeboard-dialog.tsx')).KneeboardDialog)
const PictureDialog = later(async () => (await import('../paper/picture-dialog.tsx')).PictureDialog)
const PrintDialog = later(async () => (await import('../paper/print-dialog.tsx')).PrintDialog)
const GoToDialog = later(async () => (await import('../maps/go-to-dialog.tsx')).GoToDialog)
const MapLayersPanel = later(async () => (await import('../maps/map-layers-panel.tsx')).MapLayersPanel)
const FlightCardDialog = later(
  async () => (await import('../flight-card/flight-card-dialog.tsx')).FlightCardDialog,
)
const ShortcutsDialog = later(async () => (await import('./shortcuts-dialog.tsx')).ShortcutsDialog)

/** The one dialog that is asked for. The choice after a Reconnect comes before all others: nothing goes on without it. */
export function DialogHost({
  request,
  onClose,
}: {
  request: DialogRequest | undefined
  onClose: () => void
}) {
  const difference = useSession((session) => (session.role === 'leading' ? session.difference : undefined))
  const isChoosing = difference !== undefined
  // What asked for the Reconnect has its answer, and must not come again after the choice.
  useEffect(() => {
    if (isChoosing) onClose()
  }, [isChoosing, onClose])
  if (difference) {
    return (
      <LoadedPart key="choose" failed={(again) => <DialogFailed again={again} onClose={undefined} />}>
        {difference.looking ? (
          <ChoiceBar looking={difference.looking} />
        ) : (
          <ChooseDialog difference={difference} />
        )}
      </LoadedPart>
    )
  }
  return (
    request && (
      <LoadedPart key={request.type} failed={(again) => <DialogFailed again={again} onClose={onClose} />}>
        <Requested request={request} onClose={onClose} />
      </LoadedPart>
    )
  )
}

function Requested({ request, onClose }: { request: DialogRequest; onClose: () => void }) {
  switch (request.type) {
    case 'start':
      return <StartDialog onClose={onClose} />
    case 'reconnect':
      return <ReconnectDialog name={request.name} onClose={onClose} />
    case 'connect':
      return (
        <ConnectDialog
          key={`${request.name} ${request.invitation}`}
          name={request.name}
          invitation={request.invitation}
          onClose={onClose}
        />
      )
    case 'share':
      return <ShareDialog onClose={onClose} />
    case 'change-secrets':
      return <ChangeSecretsDialog onClose={onClose} />
    case 'listing':
      return <ListingDialog onClose={onClose} />
    case 'hand-over':
      return <HandOverDialog onClose={onClose} />
    case 'stop':
      return <StopDialog onClose={onClose} />
    case 'leave':
      return <LeaveDialog onClose={onClose} />
    case 'keep-copy':
      return <KeepCopyDialog onClose={onClose} />
    case 'open-file':
      return <OpenFileDialog file={request.file} onClose={onClose} />
    case 'save-file':
      return <SaveFileDialog onClose={onClose} />
    case 'file-notes':
      return <FileNotesDialog onClose={onClose} />
    case 'plan-link':
      return <PlanLinkDialog onClose={onClose} />
    case 'new-plan':
      return <NewPlanDialog onClose={onClose} />
    case 'my-plans':
      return <MyPlansDialog onClose={onClose} />
    case 'rename-element':
      return <RenameDialog id={request.id} onClose={onClose} />
    case 'change-map':
      return <ChangeMapDialog map={request.map} onClose={onClose} />
    case 'add-element':
      return <AddElementDialog onClose={onClose} />
    case 'go-to':
      return <GoToDialog onClose={onClose} />
    case 'map-layers':
      return <MapLayersPanel dropped={request.image} onClose={onClose} />
    case 'connection':
      return <ConnectionDialog onClose={onClose} />
    case 'palette':
      return <Palette onClose={onClose} />
    case 'picture':
      return <PictureDialog onClose={onClose} />
    case 'kneeboard':
      return <KneeboardDialog route={request.route} onClose={onClose} />
    case 'print':
      return <PrintDialog route={request.route} onClose={onClose} />
    case 'flight-card':
      return <FlightCardDialog key={request.id} id={request.id} onClose={onClose} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />
  }
}
