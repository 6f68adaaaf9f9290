namespace Tap.Guardrails;

/// <summary>What a block at the top of a stack declares.</summary>
public enum BlockKind
{
    /// <summary>A managed resource.</summary>
    Resource,

    /// <summary>A data source.</summary>
    Data,

    /// <summary>An ephemeral resource.</summary>
    Ephemeral,

    /// <summary>A call of a module, whose resources a configuration does not show.</summary>
    Module,

    /// <summary>The configuration of a provider.</summary>
    Provider,

    /// <summary>A variable.</summary>
    Variable,

    /// <summary>Local values.</summary>
    Locals,

    /// <summary>An output.</summary>
    Output,

    /// <summary>The settings of Terraform: versions and the backend.</summary>
    Terraform,
}
