namespace Tap.Guardrails;

/// <summary>A numbered control that a rule implements.</summary>
/// <param name="Catalog">Whose it is: <c>Security Hub</c>, <c>CIS AWS Foundations 3.0</c>, <c>Control Tower</c>.</param>
/// <param name="Id">Its number there: <c>S3.5</c>.</param>
public sealed record Control(string Catalog, string Id)
{
    /// <summary>
    /// Returns a control of AWS Security Hub
    /// (https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html).
    /// </summary>
    public static Control SecurityHub(string id) => new("Security Hub", id);

    /// <summary>Returns a control of AWS Control Tower (https://docs.aws.amazon.com/controltower/latest/controlreference/).</summary>
    public static Control ControlTower(string id) => new("Control Tower", id);

    /// <summary>Returns a recommendation of the CIS AWS Foundations Benchmark 3.0.0.</summary>
    public static Control Cis(string id) => new("CIS 3.0", id);

    /// <inheritdoc/>
    public override string ToString() => $"{Catalog} {Id}";
}
