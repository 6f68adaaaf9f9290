namespace Tap.Guardrails;

/// <summary>
/// A principal of a statement (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
/// </summary>
/// <param name="Type"><c>AWS</c>, <c>Service</c>, <c>Federated</c> or <c>CanonicalUser</c>; <c>AWS</c> for <c>"*"</c> alone.</param>
/// <param name="Value">Who it is: an ARN, an account, a service, <c>*</c>.</param>
public sealed record PolicyPrincipal(string Type, Value Value)
{
    /// <summary>
    /// Whether it is everybody, or many that are not named: <c>"*"</c>, <c>{"AWS": "*"}</c>, with or without a list, <c>{"*": "*"}</c>, or
    /// an ARN with a wildcard. Not proven when it is not known.
    /// </summary>
    public Proof IsEverybody => Proofs.Any(Value.Alternatives, one => PolicyText.Of(one) is var text
        && (Type == "*" || PolicyText.HasWildcard(text)) ? Proof.Holds
        : text.Contains(PolicyText.Open, StringComparison.Ordinal) ? Proof.Unproven
        : Proof.Broken);
}
