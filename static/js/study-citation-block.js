/** The study card in the editor: an empty text takes over what the chosen study suggests. */

class StudyCitationBlockDefinition
  extends window.wagtailStreamField.blocks.StructBlockDefinition {
  render(placeholder, prefix, initialState, initialError) {
    const block = super.render(placeholder, prefix, initialState, initialError);
    const { study, finding, limits } = block.childBlocks;
    study.widget.addEventListener("chosen", ({ detail }) => {
      this.fillIfEmpty(finding, detail.suggested.finding);
      this.fillIfEmpty(limits, detail.suggested.limits);
    });
    return block;
  }

  /** Write plain text into a rich text field that holds no word yet; its undo takes it back. */
  fillIfEmpty(field, text) {
    const state = field.getState();
    if (!text || state.getCurrentContent().getPlainText().trim()) return;
    const { ContentState, EditorState } = window.DraftJS;
    const content = ContentState.createFromText(text.trim(), /\s*\n\s*/);
    field.setState(EditorState.push(state, content, "insert-characters"));
  }
}

window.telepath.register("blog.StudyCitationBlock", StudyCitationBlockDefinition);
