/** The rich text editor's "Cite a study": choose a record, get a marker such as [Lu 2020]. */

const { DraftJS, React, draftail, wagtail } = window;
const LONGEST_MARKER = 40;

/** Name a study as its marker does: what stands before the title, or the start of the title. */
function markerText(study) {
  const name = study.string.split(": ")[0];
  const short = name.length > LONGEST_MARKER ? `${name.slice(0, LONGEST_MARKER - 1)}…` : name;
  return `[${short}]`;
}

/** Opens the chooser of studies and puts a marker behind what is selected. */
class StudySource extends draftail.ModalWorkflowSource {
  getChooserConfig() {
    return {
      url: this.props.entityType.chooserUrls.studyChooser,
      urlParams: {},
      onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
      responses: { chosen: this.onChosen },
    };
  }

  filterEntityData(study) {
    return { id: study.id };
  }

  /** A citation never replaces the words it stands behind, so the selection is closed first. */
  onChosen(study) {
    const { editorState, entity, entityType } = this.props;
    const selection = editorState.getSelection();
    const place = entity ? selection : selection.merge({
      anchorKey: selection.getEndKey(),
      anchorOffset: selection.getEndOffset(),
      focusKey: selection.getEndKey(),
      focusOffset: selection.getEndOffset(),
      isBackward: false,
    });
    const content = editorState
      .getCurrentContent()
      .createEntity(entityType.type, "IMMUTABLE", this.filterEntityData(study));
    const written = DraftJS.Modifier.replaceText(
      content, place, markerText(study), null, content.getLastCreatedEntityKey(),
    );
    this.written = DraftJS.EditorState.push(editorState, written, "insert-characters");
    this.workflow.close();
  }

  /** Only when the window has gone does the text take the focus: until then the window keeps it. */
  onClose(event) {
    if (!this.written) {
      super.onClose(event);
      return;
    }
    event.preventDefault();
    this.props.onComplete(this.written);
  }
}

/** Shows a marker with Wagtail's own tooltip for changing it or taking it out. */
function StudyMarker(props) {
  return React.createElement(draftail.TooltipEntity, {
    ...props,
    icon: React.createElement(wagtail.components.Icon, { name: "doc-full-inverse" }),
    label: "",
    url: "",
  });
}

draftail.registerPlugin(
  { type: "STUDY", source: StudySource, decorator: StudyMarker },
  "entityTypes",
);
