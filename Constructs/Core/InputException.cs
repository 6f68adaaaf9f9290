using System.Diagnostics.CodeAnalysis;

namespace Tap.Core;

/// <summary>
/// An input of a construct is wrong: a property of its props, its scope, or an argument of one of its methods. It is no
/// <see cref="ArgumentException"/>, since who can mend it is who wrote the stack, and needs the message, not the trace.
/// </summary>
/// <param name="message">What is wrong: thing, value, rule and way out; all problems of one input at once.</param>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It means nothing without a message.")]
public sealed class InputException(string message) : TapException(message);
