using Tap.Core;

namespace Tap.Security;

/// <summary>
/// A principal in a trust policy or in a resource's policy
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"/>). Two objects for the same
/// principal are equal.
/// </summary>
public sealed record Principal
{
    private Principal(string kind, string value)
    {
        Kind = kind;
        Value = value;
    }

    /// <summary>Everybody, including anonymous callers: <c>*</c>.</summary>
    public static Principal Everybody { get; } = new("*", "*");

    /// <summary>
    /// The kind as written in a policy: <c>Service</c>, <c>AWS</c>, <c>Federated</c>, <c>CanonicalUser</c>; <c>*</c> for everybody.
    /// </summary>
    public string Kind { get; }

    /// <summary>The principal of that kind.</summary>
    public string Value { get; }

    /// <summary>Returns an AWS service as a principal.</summary>
    /// <param name="service">The service principal, such as <c>lambda.amazonaws.com</c>.</param>
    /// <returns>The principal.</returns>
    /// <exception cref="InputException">The text is empty.</exception>
    public static Principal Service(string service) => Of("Service", service);

    /// <summary>Returns a role, a user or an account as a principal.</summary>
    /// <param name="arn">
    /// The principal's ARN; the ARN of an account, <c>arn:aws:iam::111122223333:root</c>, stands for every principal that the account
    /// itself allows.
    /// </param>
    /// <returns>The principal.</returns>
    /// <exception cref="InputException">The text is empty, or <c>*</c>, which is <see cref="Everybody"/>.</exception>
    public static Principal Aws(string arn) => Of("AWS", arn);

    /// <summary>Returns an identity provider as a principal.</summary>
    /// <param name="arn">The ARN of an OIDC or SAML provider.</param>
    /// <returns>The principal.</returns>
    /// <exception cref="InputException">The text is empty, or <c>*</c>.</exception>
    public static Principal Federated(string arn) => Of("Federated", arn);

    /// <summary>Returns an account by its canonical user id, which S3 and CloudFront use, as a principal.</summary>
    /// <param name="id">The canonical user id, 64 hexadecimal digits.</param>
    /// <returns>The principal.</returns>
    /// <exception cref="InputException">The text is empty, or <c>*</c>.</exception>
    public static Principal CanonicalUser(string id) => Of("CanonicalUser", id);

    /// <summary>Returns kind and value.</summary>
    public override string ToString() => Kind == "*" ? "*" : $"{Kind} {Value}";

    /// <summary>Returns the problem of principals that a policy cannot express together.</summary>
    internal static string? Problem(IReadOnlyList<Principal> principals) => principals.Count > 1 && principals.Contains(Everybody)
        ? "it is about everybody and others besides: leave out either"
        : null;

    private static Principal Of(string kind, string value) => Guard.NotEmpty(value, $"The principal of kind {kind}") == "*"
        ? throw new InputException(
            $"The principal of kind {kind} must be named, but was '*': "
            + $"say {nameof(Principal)}.{nameof(Everybody)} where everybody is meant.")
        : new(kind, value);
}
