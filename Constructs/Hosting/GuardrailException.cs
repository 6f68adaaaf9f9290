using Tap.Core;

namespace Tap.Hosting;

/// <summary>Stacks break rules; the message is the report of all findings.</summary>
/// <param name="message">The report.</param>
public sealed class GuardrailException(string message) : TapException(message);
