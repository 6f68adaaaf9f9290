namespace Tap.Guardrails;

/// <summary>A call of a function that does not wait for an answer.</summary>
/// <param name="By">The resource that makes it.</param>
/// <param name="Target">What it calls.</param>
/// <param name="Proof">The proof that it is made.</param>
internal sealed record AsynchronousCall(ResourceBlock By, Value Target, Proof Proof);
