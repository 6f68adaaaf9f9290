namespace Tap.Guardrails;

/// <summary>Proves that an ARN says of which account and of which resource a call has to come.</summary>
internal static class SourceArn
{
    private const int Fields = 6;
    private const int Account = 4;

    // Types whose ARN names no account.
    private static readonly string[] TypesWithoutAccount =
        ["aws_s3_bucket", "data.aws_s3_bucket", "aws_route53_zone", "data.aws_route53_zone"];

    /// <summary>Returns whether an ARN is fixed up to the beginning of a name.</summary>
    public static Proof IsFixed(Value arn) => arn.IsNamed().And(ArnPattern.NamesResource(arn));

    /// <summary>Returns whether an ARN names an account.</summary>
    public static bool NamesAccount(Value arn) => arn.Alternatives.All(one => one.Text is { } text
        ? text.Split(':') is var fields && fields.Length >= Fields && fields[Account].Length > 0
        : !one.References.Any(reference =>
            TypesWithoutAccount.Any(type => reference.Address.StartsWith($"{type}.", StringComparison.Ordinal))));

    /// <summary>Returns whether a value is the number of an account.</summary>
    public static Proof IsAccount(Value value) => Proofs.All(value.Alternatives, one => one.Text is { } text
        ? Proofs.Of(text.Length == 12 && text.All(char.IsAsciiDigit))
        : one.IsNamed());
}
