using Tap.Core;

namespace Tap.Compute;

/// <summary>The package of a function cannot be made or used; the message says why and what to do.</summary>
/// <param name="message">The message.</param>
public sealed class FunctionBuildException(string message) : TapException(message);
