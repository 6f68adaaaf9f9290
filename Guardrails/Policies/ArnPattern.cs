using System.Text.RegularExpressions;

namespace Tap.Guardrails;

/// <summary>
/// Reads ARNs with wildcards, each of whose six segments IAM compares for itself
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
/// </summary>
internal static partial class ArnPattern
{
    /// <summary>How many letters and digits of a name have to stand before the first wildcard.</summary>
    public const int PrefixLength = 3;

    // Their ARNs have no type before the name.
    private static readonly string[] ServicesWithoutTypes = ["sqs", "sns", "codecommit", "execute-api"];

    /// <summary>
    /// Returns whether a resource of a statement is fixed up to a prefix of its name, in one account: <c>…:table/orders-*</c>,
    /// <c>${aws_s3_bucket.data.arn}/*</c>.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <param name="isAccountFixed">Whether a condition fixes the account already.</param>
    public static Proof NamesResource(Value resource, bool isAccountFixed = false) =>
        Proofs.All(resource.Alternatives, one =>
            PolicyText.IsArnOfOne(one) ? Proof.Holds : NamesResource(PolicyText.Of(one), isAccountFixed));

    /// <summary>Returns whether a resource is one, without any wildcard.</summary>
    public static Proof NamesOne(Value resource) => Proofs.All(resource.Alternatives, one => PolicyText.Of(one) is var text
        && PolicyText.HasWildcard(text) ? Proof.Broken
        : text.Contains(PolicyText.Open, StringComparison.Ordinal) ? Proof.Unproven
        : Proof.Holds);

    /// <summary>
    /// Returns whether an ARN in a condition fixes at least the account, or the whole name where ARNs have no account, as those of
    /// buckets: anybody can make a bucket of a prefix.
    /// </summary>
    public static Proof FixesAccount(Value arn) =>
        Proofs.All(arn.Alternatives, one => PolicyText.IsArnOfOne(one) ? Proof.Holds : FixesAccount(PolicyText.Of(one)));

    private static Proof NamesResource(string text, bool isAccountFixed) => text.Split(':', 6) switch
    {
        ["arn", _, var service, _, var account, var resource] => IsClosed(service)
            .And(isAccountFixed ? Proof.Holds : IsClosed(account)).And(HasPrefix(service, account, resource)),
        _ => IsClosed(text),
    };

    private static Proof FixesAccount(string text) => text.Split(':', 6) switch
    {
        ["arn", _, var service, _, "", var resource] => IsClosed(service).And(IsClosed(resource)),
        ["arn", _, var service, _, var account, _] => IsClosed(service).And(IsClosed(account)),
        _ => IsClosed(text),
    };

    private static Proof IsClosed(string text) =>
        PolicyText.HasWildcard(text) ? Proof.Broken
        : text.Contains(PolicyText.Open, StringComparison.Ordinal) ? Proof.Unproven
        : Proof.Holds;

    private static Proof HasPrefix(string service, string account, string resource) => IsClosed(resource) is Proof.Holds
        ? Proof.Holds
        : NameIn(service, account, resource) is { } name ? IsPrefixed(name) : IsClosed(resource);

    // The part after the type; null without one, or where the type is not fixed.
    private static string? NameIn(string service, string account, string resource)
    {
        var rest = resource.TrimStart('/');
        if (ServicesWithoutTypes.Contains(service) || (service == "s3" && account.Length == 0))
            return rest;
        var separator = rest.AsSpan().IndexOfAny('/', ':');
        return separator < 0 || IsClosed(rest[..separator]) != Proof.Holds ? null : Common.Replace(rest[(separator + 1)..], "", 1);
    }

    /// <summary>Returns whether a text has a prefix of some letters and digits before its first wildcard.</summary>
    public static Proof IsPrefixed(string name)
    {
        var end = name.AsSpan().IndexOfAny('*', '?', PolicyText.Open);
        if (end < 0)
            return Proof.Holds;
        var length = name[..end].Sum(character => character == PolicyText.Fixed ? PrefixLength : char.IsLetterOrDigit(character) ? 1 : 0);
        return length >= PrefixLength ? Proof.Holds
            : name[end] == PolicyText.Open ? Proof.Unproven
            : Proof.Broken;
    }

    // What stands before the names of many: paths of AWS, kinds of load balancers, prefixes of generated ids, and the id of an Auto Scaling
    // group, whose name follows.
    [GeneratedRegex(@"\A(?:/?aws/[a-z0-9-]+/|(?:aws-)?service-role/|(?:app|net|gwy)/"
        + @"|(?:ami|eni|subnet|snap|vol|vpc|sg|mrk|i|fs)-(?=[*?])|\*:autoScalingGroupName/)")]
    private static partial Regex Common { get; }
}
