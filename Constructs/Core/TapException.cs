using System.Diagnostics.CodeAnalysis;

namespace Tap.Core;

/// <summary>
/// Something that a user of the program can mend. Its message is all that a user needs to see: thing, value, rule and way out.
/// <c>TapApp</c> writes that message, without a stack trace, and ends with exit code 1; derive from it for errors of your own.
/// </summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It means nothing without a message.")]
public class TapException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">What has led to it; users do not see it. <value>Default: nothing.</value></param>
    public TapException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
