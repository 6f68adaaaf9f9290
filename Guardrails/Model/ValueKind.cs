namespace Tap.Guardrails;

/// <summary>What is known of a value.</summary>
public enum ValueKind
{
    /// <summary>It is not written, or is <c>null</c>: AWS's default holds.</summary>
    Absent,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A list or set of values.</summary>
    List,

    /// <summary>A map or an object, or a nested block.</summary>
    Map,

    /// <summary>It depends on something that is not known before the deployment, such as an ARN or a variable without a default.</summary>
    Unknown,
}
