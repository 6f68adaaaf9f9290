namespace Tap.Tests.Functions.Lambda;

/// <summary>A function failed: at init, in an invocation, or by the end of its process.</summary>
/// <param name="message">What it reported, and its output.</param>
public sealed class FunctionException(string message) : Exception(message);
