package dev.framewalk.ui.session;

import java.util.List;

/// The language in which users write display filters.
public interface FilterLanguage {
    /// A filter text that cannot be understood; the message is fit for users.
    final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1;

        public NotUnderstood(String message) {
            super(message);
        }

        /// The sentence for the user.
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /// A way to go on writing.
    ///
    /// @param insert what replaces the word that is being written
    /// @param label  a few words about it; may be empty
    record Completion(String insert, String label) {}

    StepFilter compile(String text) throws NotUnderstood;

    /// How the word that ends at the caret could go on, the likeliest first.
    List<Completion> completions(String word);
}
