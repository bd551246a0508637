import { useMutation } from '@tanstack/react-query';
import { type ComponentProps, type ReactNode, useId } from 'react';

import { FailureText } from '../../errors/failure.js';

interface FormProps {
  /** What the form is for; screen readers say it. */
  readonly label: string;
  /** The text of the button that sends it. */
  readonly submit: string;
  /** Gets the values by the names of the fields. What it rejects with is shown below the fields. */
  readonly onSubmit: (values: (name: string) => string) => Promise<unknown>;
  /** Returns a sentence for what `onSubmit` rejected with, where this form knows a better one than that of its kind. */
  readonly explain?: ((error: Error) => string | undefined) | undefined;
  /** Its fields. */
  readonly children: ReactNode;
  /** What is beside its button. */
  readonly actions?: ReactNode;
}

/** A form that is sent once at a time, and says why it failed. */
export function Form({ label, submit, onSubmit, explain, children, actions }: FormProps) {
  const sending = useMutation({
    mutationFn: (data: FormData) => onSubmit((name) => String(data.get(name) ?? '')),
  });
  return (
    <form
      className="server-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending.isPending) sending.mutate(new FormData(event.currentTarget));
      }}
    >
      {children}
      {sending.error && (
        <div className="form-error" role="alert">
          {explain?.(sending.error) ?? <FailureText error={sending.error} />}
        </div>
      )}
      <div className="form-actions">
        <button type="submit" className="button" data-primary disabled={sending.isPending}>
          {submit}
        </button>
        {actions}
      </div>
    </form>
  );
}

interface FieldProps extends Omit<ComponentProps<'input'>, 'name'> {
  readonly label: string;
  readonly name: string;
  /** What the value has to be. */
  readonly hint?: string | undefined;
}

/** A field of a form with its label above it. */
export function Field({ label, hint, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="server-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="field" required aria-describedby={hint && `${id}-hint`} {...input} />
      {hint && (
        <span id={`${id}-hint`} className="quiet">
          {hint}
        </span>
      )}
    </div>
  );
}
