using System.Diagnostics.CodeAnalysis;

namespace Tap.Core;

/// <summary>
/// The exception for invalid input of a construct: a property of its props, its scope, or an argument of a method. It does not derive from
/// <see cref="ArgumentException"/>: the author of the stack needs the message, not a stack trace.
/// </summary>
/// <param name="message">What is wrong: the thing, its value, the rule and how to fix it; all problems of one input at once.</param>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It means nothing without a message.")]
public sealed class InputException(string message) : TapException(message);
