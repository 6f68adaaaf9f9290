using Tap.Core;

namespace Tap.Security;

/// <summary>
/// Who a statement of a trust policy or of a resource's policy is about
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"/>). Two that name the same are
/// equal.
/// </summary>
public sealed record Principal
{
    private Principal(string kind, string value)
    {
        Kind = kind;
        Value = value;
    }

    /// <summary>Everybody, anonymous callers included: <c>*</c>.</summary>
    public static Principal Everybody { get; } = new("*", "*");

    /// <summary>The kind, as a policy spells it: <c>Service</c>, <c>AWS</c>, <c>Federated</c>, <c>CanonicalUser</c>; <c>*</c> for
    /// everybody.</summary>
    public string Kind { get; }

    /// <summary>Who of that kind.</summary>
    public string Value { get; }

    /// <summary>An AWS service.</summary>
    /// <param name="service">The service principal, such as <c>lambda.amazonaws.com</c>.</param>
    /// <returns>The principal.</returns>
    /// <exception cref="InputException">It is empty.</exception>
    public static Principal Service(string service) => Of("Service", service);

    /// <summary>A role, a user or an account.</summary>
    /// <param name="arn">
    /// Its ARN; that of an account, <c>arn:aws:iam::111122223333:root</c>, means all whom the account itself allows.
    /// </param>
    /// <returns>The principal.</returns>
    /// <exception cref="InputException">It is empty, or <c>*</c>, which is <see cref="Everybody"/>.</exception>
    public static Principal Aws(string arn) => Of("AWS", arn);

    /// <summary>An identity provider.</summary>
    /// <param name="arn">The ARN of an OIDC or SAML provider.</param>
    /// <returns>The principal.</returns>
    /// <exception cref="InputException">It is empty, or <c>*</c>.</exception>
    public static Principal Federated(string arn) => Of("Federated", arn);

    /// <summary>An account by the id that S3 and CloudFront know it by.</summary>
    /// <param name="id">The canonical user id, 64 hexadecimal digits.</param>
    /// <returns>The principal.</returns>
    /// <exception cref="InputException">It is empty, or <c>*</c>.</exception>
    public static Principal CanonicalUser(string id) => Of("CanonicalUser", id);

    /// <summary>Kind and value.</summary>
    public override string ToString() => Kind == "*" ? "*" : $"{Kind} {Value}";

    /// <summary>What a policy cannot say.</summary>
    internal static string? Problem(IReadOnlyList<Principal> principals) => principals.Count > 1 && principals.Contains(Everybody)
        ? "it is about everybody and others besides: leave out either"
        : null;

    private static Principal Of(string kind, string value) => Guard.NotEmpty(value, $"The principal of kind {kind}") == "*"
        ? throw new InputException(
            $"The principal of kind {kind} must be named, but was '*': "
            + $"say {nameof(Principal)}.{nameof(Everybody)} where everybody is meant.")
        : new(kind, value);
}
