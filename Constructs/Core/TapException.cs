using System.Diagnostics.CodeAnalysis;

namespace Tap.Core;

/// <summary>
/// The base of exceptions that a user of the program can fix. The message contains all that a user needs: the thing, its value, the rule
/// and how to fix it. <c>TapApp</c> writes the message without a stack trace and ends with exit code 1. Derive from it for exceptions of
/// your own.
/// </summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It means nothing without a message.")]
public class TapException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and how to fix it.</param>
    /// <param name="innerException">The cause, which is not shown to users. <value>Default: none.</value></param>
    public TapException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
