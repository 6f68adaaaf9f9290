namespace Tap.Guardrails;

/// <summary>A resource that belongs to another, or may do.</summary>
/// <param name="Resource">The resource: <c>aws_s3_bucket_versioning</c> of a bucket.</param>
/// <param name="Belongs">
/// The proof that it belongs to the other and exists: <see cref="Proof.Holds"/> or <see cref="Proof.Unproven"/>.
/// </param>
public sealed record OwnedResource(ResourceBlock Resource, Proof Belongs);
