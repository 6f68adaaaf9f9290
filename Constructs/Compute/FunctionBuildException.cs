using Tap.Core;

namespace Tap.Compute;

/// <summary>The exception for a function's package that cannot be built or used; the message says why and how to fix it.</summary>
/// <param name="message">The message.</param>
public sealed class FunctionBuildException(string message) : TapException(message);
