namespace Tap.Guardrails;

/// <summary>What a policy is attached to, which decides what its statements mean.</summary>
public enum PolicyKind
{
    /// <summary>A policy of an IAM role, user or group: it says what they may do.</summary>
    Identity,

    /// <summary>The trust policy of a role: it says who may assume it.</summary>
    Trust,

    /// <summary>The policy of a bucket, key, queue or another resource: it says who may use the resource.</summary>
    Resource,

    /// <summary>The policy of a VPC endpoint: it narrows what passes through it.</summary>
    Endpoint,

    /// <summary>A policy that only takes away, such as a service control policy.</summary>
    Boundary,
}
