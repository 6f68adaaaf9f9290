using Tap.Core;

namespace Tap.Hosting;

/// <summary>The exception for stacks that break rules; the message is the report of all findings.</summary>
/// <param name="message">The report.</param>
public sealed class GuardrailException(string message) : TapException(message);
